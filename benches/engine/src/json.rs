//! Reads a list of flat JSON records as it arrives, a chunk at a time.
//!
//! Owns as much of JSON as the harness's corpora have: objects of strings, numbers and lists of strings. It must not
//! know what becomes of a record.

/// What is read of a record.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) title: String,
    /// Separated by spaces.
    pub(crate) tags: String,
    pub(crate) body: String,
}

/// Takes chunks, and hands over records once they are whole.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    /// What was not read yet: the beginning of a record.
    rest: String,
    depth: usize,
    in_string: bool,
    escaped: bool,
    /// How much of `rest` was looked at.
    seen: usize,
    start: usize,
}

impl Reader {
    /// Takes the next chunk.
    pub(crate) fn read(
        &mut self,
        chunk: &str,
        record: &mut dyn FnMut(Record),
    ) -> Result<(), String> {
        self.rest.push_str(chunk);
        let text = std::mem::take(&mut self.rest);
        let mut kept = 0;
        let bytes = text.as_bytes();
        while let Some(byte) = bytes.get(self.seen) {
            if self.in_string {
                if self.escaped {
                    self.escaped = false;
                    self.seen += 1;
                    continue;
                }
                let rest = &bytes[self.seen..];
                let end = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'));
                let Some(end) = end else {
                    self.seen = bytes.len();
                    break;
                };
                self.escaped = rest[end] == b'\\';
                self.in_string = self.escaped;
                self.seen += end + 1;
                continue;
            }
            self.seen += 1;
            match byte {
                b'"' => self.in_string = true,
                b'{' => {
                    if self.depth == 0 {
                        self.start = self.seen - 1;
                    }
                    self.depth += 1;
                }
                b'}' => {
                    self.depth = self.depth.checked_sub(1).ok_or("a brace closes nothing")?;
                    if self.depth == 0 {
                        let found = parse(&text[self.start..self.seen]);
                        record(found.ok_or("a record is not as expected")?);
                        kept = self.seen;
                    }
                }
                _ => {}
            }
        }
        self.rest = text[kept..].to_owned();
        self.seen -= kept;
        self.start = self.start.saturating_sub(kept);
        Ok(())
    }

    /// Nothing more comes.
    pub(crate) fn end(self) -> Result<(), String> {
        if self.depth == 0 && !self.in_string {
            Ok(())
        } else {
            Err("the text ends within a record".to_owned())
        }
    }
}

/// A place in a record's text.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

fn parse(text: &str) -> Option<Record> {
    let mut scanner = Scanner { text, at: 1 };
    let mut record = Record::default();
    while scanner.next()? == b'"' {
        let key = scanner.string()?;
        if scanner.next()? != b':' {
            return None;
        }
        scanner.at += 1;
        let mut value = scanner.value()?;
        match key.as_str() {
            "title" => record.title = std::mem::take(&mut value),
            "tags" => record.tags = std::mem::take(&mut value),
            "body" => record.body = std::mem::take(&mut value),
            _ => {}
        }
        if scanner.next()? == b',' {
            scanner.at += 1;
        }
    }
    (scanner.next()? == b'}').then_some(record)
}

impl Scanner<'_> {
    /// The next byte that is no space.
    fn next(&mut self) -> Option<u8> {
        loop {
            let byte = *self.text.as_bytes().get(self.at)?;
            if !byte.is_ascii_whitespace() {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    /// A string, the strings of a list with spaces between, or anything else as nothing.
    fn value(&mut self) -> Option<String> {
        match self.next()? {
            b'"' => self.string(),
            b'[' => {
                self.at += 1;
                let mut all = String::new();
                while self.next()? != b']' {
                    all += &self.value()?;
                    all.push(' ');
                    if self.next()? == b',' {
                        self.at += 1;
                    }
                }
                self.at += 1;
                Some(all)
            }
            _ => {
                let rest = self.text.get(self.at..)?;
                self.at += rest.find([',', '}', ']'])?;
                Some(String::new())
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = self.text.get(self.at..)?;
            let length = rest.find(['"', '\\'])?;
            string.push_str(&rest[..length]);
            self.at += length + 1;
            if rest.as_bytes()[length] == b'"' {
                return Some(string);
            }
            let escaped = *self.text.as_bytes().get(self.at)?;
            self.at += 1;
            string.push(match escaped {
                b'n' => '\n',
                b't' => '\t',
                b'r' => '\r',
                b'b' | b'f' => ' ',
                b'u' => self.unit()?,
                other => char::from(other),
            });
        }
    }

    /// What is escaped as `\u….`; half of a pair is the sign for what is no character.
    fn unit(&mut self) -> Option<char> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let code = u32::from_str_radix(digits, 16).ok()?;
        Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_out_whole_wherever_the_chunks_end() {
        let text = r#"[{"id":0,"title":"A \"quoted\" } one","body":"line\nline é","tags":["a","b"]},
            {"title":"Two","tags":[],"nested":[1,2],"body":"\u00e9"}]"#;
        for size in 1..text.len() {
            let mut reader = Reader::default();
            let mut records = Vec::new();
            let characters: Vec<char> = text.chars().collect();
            for chunk in characters.chunks(size) {
                let chunk: String = chunk.iter().collect();
                let read = reader.read(&chunk, &mut |record| records.push(record));
                assert_eq!(read, Ok(()), "chunks of {size}");
            }
            assert_eq!(reader.end(), Ok(()));
            assert_eq!(records.len(), 2);
            assert_eq!(records[0].title, "A \"quoted\" } one");
            assert_eq!(records[0].tags, "a b ");
            assert_eq!(records[0].body, "line\nline é");
            assert_eq!(records[1].body, "é");
        }
    }

    #[test]
    fn what_is_not_whole_is_an_error() {
        let read = |text: &str| {
            let mut reader = Reader::default();
            reader.read(text, &mut |_| {})?;
            reader.end()
        };
        for text in ["[{\"a\":", "[{\"a\" 1}]", "}", "[{\"title\":\"x"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
