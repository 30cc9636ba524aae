//! What is marked in some lines, as numbers that go from one program to the other.

use std::ops::Range;

/// The byte ranges that are marked in a line: in order, disjoint.
pub type Marks = Vec<Range<usize>>;

/// The marks of lines as numbers, for [`unpack`]: of each range its line, its start and its end.
pub fn pack(lines: impl Iterator<Item = Marks>) -> Vec<u32> {
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
    let of_line = |(line, marks): (usize, Marks)| {
        let mark = move |mark: Range<usize>| [line, mark.start, mark.end].map(number);
        marks.into_iter().flat_map(mark)
    };
    lines.enumerate().flat_map(of_line).collect()
}

/// Reads what [`pack`] wrote of so many lines. What is of none of them is left out.
#[must_use]
pub fn unpack(numbers: &[u32], count: usize) -> Vec<Marks> {
    let mut lines = vec![Marks::new(); count];
    let (ranges, _) = numbers.as_chunks::<3>();
    for [line, start, end] in ranges {
        if let Some(line) = lines.get_mut(*line as usize) {
            line.push(*start as usize..*end as usize);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_survive_being_packed() {
        let lines = [vec![0..3, 5..9], vec![], vec![2..4, 6..7]];
        let numbers = pack(lines.iter().cloned());
        assert_eq!(unpack(&numbers, lines.len()), lines);
        assert_eq!(unpack(&numbers, 1), lines[..1], "of fewer lines");
        assert_eq!(unpack(&numbers[..7], 3), unpack(&numbers[..6], 3), "cut");
    }
}
