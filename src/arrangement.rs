//! How a list of elements becomes another one with as few moves as can be: each costs a browser a layout.
//!
//! Elements are numbers here. What stays where it is is a longest increasing subsequence (Fredman, "On computing the
//! length of longest increasing subsequences", 1975).

/// An element to be put into the list, before another that stands in its place already, or at the end.
pub type Insertion = (usize, Option<usize>);

/// What makes `wanted` out of `shown`, in the order in which it is to be done, once all that is not wanted has been taken
/// away. Neither has an element twice.
#[must_use]
pub fn insertions(shown: &[usize], wanted: &[usize]) -> Vec<Insertion> {
    let stays = staying(shown, wanted);
    let mut before = None;
    let mut insertions = Vec::new();
    for (&element, stays) in wanted.iter().zip(stays).rev() {
        if !stays {
            insertions.push((element, before));
        }
        before = Some(element);
    }
    insertions
}

/// For each wanted element, whether it can stay where it is shown.
fn staying(shown: &[usize], wanted: &[usize]) -> Vec<bool> {
    let count = shown.iter().max().map_or(0, |last| last + 1);
    let mut place_of = vec![None; count];
    for (place, &element) in shown.iter().enumerate() {
        place_of[element] = Some(place);
    }
    let place = |at: usize| place_of.get(wanted[at]).copied().flatten();
    // Where the best run of each length ends, and what precedes each element in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; wanted.len()];
    for at in (0..wanted.len()).filter(|&at| place(at).is_some()) {
        let length = ends.partition_point(|&end| place(end) < place(at));
        previous[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stays = vec![false; wanted.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stays[at] = true;
        next = previous[at];
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a page would show after these steps.
    fn after(shown: &[usize], wanted: &[usize]) -> Vec<usize> {
        let mut list = shown.to_vec();
        list.retain(|element| wanted.contains(element));
        for (element, before) in insertions(shown, wanted) {
            list.retain(|other| *other != element);
            let at = before.map(|before| list.iter().position(|other| *other == before));
            list.insert(
                at.map_or(list.len(), |at| at.expect("it is there")),
                element,
            );
        }
        list
    }

    #[test]
    fn what_can_stay_is_not_moved() {
        assert_eq!(insertions(&[0, 1, 2, 3], &[0, 1, 2, 3]), []);
        assert_eq!(insertions(&[0, 1, 2, 3], &[1, 3]), []);
        assert_eq!(
            insertions(&[0, 1, 2, 3], &[1, 2, 3, 0]),
            [(0, None)],
            "the first goes to the end, and nothing else moves"
        );
        assert_eq!(insertions(&[0, 1, 2, 3], &[3, 0, 1, 2]), [(3, Some(0))]);
        assert_eq!(insertions(&[1], &[0, 1, 2]), [(2, None), (0, Some(1))]);
        assert_eq!(insertions(&[], &[7]), [(7, None)]);
        assert_eq!(insertions(&[7], &[]), []);
    }

    /// Whether a list has these elements in this order, with others between.
    fn is_run(run: &[usize], of: &[usize]) -> bool {
        let mut rest = of.iter();
        run.iter().all(|element| rest.any(|other| other == element))
    }

    /// Every list of some of these elements, in every order.
    fn every_list(of: &[usize]) -> Vec<Vec<usize>> {
        let mut lists = vec![Vec::new()];
        for &first in of {
            let others: Vec<usize> = of.iter().copied().filter(|other| *other != first).collect();
            for rest in every_list(&others) {
                lists.push([vec![first], rest].concat());
            }
        }
        lists
    }

    #[test]
    fn any_list_becomes_any_other_and_moves_the_fewest() {
        let lists = every_list(&[0, 1, 2, 3]);
        for (shown, wanted) in lists
            .iter()
            .flat_map(|one| lists.iter().map(move |two| (one, two)))
        {
            assert_eq!(after(shown, wanted), *wanted, "{shown:?}");
            let runs = lists
                .iter()
                .filter(|run| is_run(run, shown) && is_run(run, wanted));
            let most = runs.map(Vec::len).max();
            let moved = insertions(shown, wanted).len();
            assert_eq!(Some(wanted.len() - moved), most, "{shown:?} to {wanted:?}");
        }
    }
}
