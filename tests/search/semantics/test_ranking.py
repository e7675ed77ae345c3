"""Words and meaning make one order."""

from __future__ import annotations

from search.semantics.nearness import NOTHING_NEAR, Nearness
from search.semantics.ranking import (
    MOST_BY_MEANING,
    MOST_BY_WORDS,
    WEIGHT,
    WEIGHT_OF_NAMES,
    ranked,
    similar,
    weight_of,
)

# Of ten entries one stands out.
COSINES = Nearness.of(dict.fromkeys(range(1, 10), 0.8) | {10: 0.92})


def order(words: dict[int, float], cosines: Nearness, *others: int) -> list[int]:
    return [each.entry_id for each in ranked(words, cosines, others)]


def test_without_meaning_the_order_is_that_of_the_words_and_of_equals_the_first_made() -> None:
    assert order({3: 1.0, 1: 2.0, 2: 1.0}, NOTHING_NEAR) == [1, 2, 3]


def test_without_words_the_nearest_comes_first() -> None:
    assert order({}, COSINES, 10, 4, 5) == [10, 4, 5]


def test_the_best_by_words_stays_before_what_is_near_alone() -> None:
    assert order({4: 8.0}, COSINES, 10) == [4, 10]


def test_of_equal_words_the_nearer_comes_first_and_tells_what_it_owes_to_each() -> None:
    first, second = ranked({4: 5.0, 10: 5.0}, COSINES)
    assert (first.entry_id, first.words, round(first.meaning, 6)) == (10, 1.0, WEIGHT)
    assert second.meaning < 0.0 < second.score < first.score
    assert not first.is_similar


def test_what_only_meaning_found_is_marked() -> None:
    marked = [each.entry_id for each in ranked({4: 5.0}, COSINES, [10]) if each.is_similar]
    assert marked == [10]


def test_filters_do_not_change_the_order_of_what_they_leave() -> None:
    cosines = Nearness.of({entry: 0.75 + entry * 37 % 101 / 500 for entry in range(300)})
    words = {entry: 0.5 + entry * 53 % 97 for entry in range(150)}
    best = max(words, key=words.__getitem__)
    left = {entry: score for entry, score in words.items() if entry % 3 == 0 or entry == best}
    whole = [entry for entry in order(words, cosines) if entry in left]
    assert order(left, cosines) == whole


def test_each_entry_stands_there_once_and_beyond_the_first_words_alone_decide() -> None:
    words = {entry: 1000.0 - entry for entry in range(MOST_BY_WORDS + 30)}
    cosines = Nearness.of({entry: 0.7 + entry / 1000 for entry in words})
    found = order(words, cosines, *similar(words, cosines))
    assert sorted(found) == sorted(words)
    assert found[MOST_BY_WORDS:] == list(range(MOST_BY_WORDS, MOST_BY_WORDS + 30))


def test_entries_without_a_vector_count_as_average() -> None:
    assert order({10: 5.0, 77: 5.0, 4: 5.0}, COSINES) == [10, 77, 4]


def test_similar_is_what_is_near_and_stands_out_and_was_not_found_by_words() -> None:
    assert similar([], COSINES) == [10]
    assert similar([10], COSINES) == []
    assert similar([], Nearness.of(dict.fromkeys(range(9), 0.92))) == []
    assert similar([], Nearness(COSINES.entries, COSINES.cosines - 0.1)) == []
    assert similar([], NOTHING_NEAR) == []


def test_no_more_than_a_page_or_five_are_similar() -> None:
    cosines = Nearness.of(dict.fromkeys(range(80), 0.9) | dict.fromkeys(range(80, 900), 0.5))
    assert similar([], cosines) == list(range(MOST_BY_MEANING))


def test_beside_one_or_two_words_meaning_counts_little() -> None:
    assert weight_of("Sachsen") == weight_of("Wer betreibt?") == WEIGHT_OF_NAMES < WEIGHT
    assert weight_of("Wer betreibt Pegel?") == WEIGHT
