"""The sentences are our own: no seven words in a row are the article's."""

from benchmarks.overlap import find_overlaps, hash_run, read_hashes, runs
from tests.trees.shipped import shipped


def test_a_run_is_found_whatever_its_case_and_punctuation() -> None:
    one = list(map(hash_run, runs("Remove the app, then sign in again and wait.")))
    other = list(map(hash_run, runs("remove the APP then sign in again and wait")))
    assert one == other
    assert len(one) == 3


def test_no_sentence_is_taken_from_the_article() -> None:
    kept = read_hashes()
    assert len(kept) > 1000
    assert find_overlaps(shipped(), kept) == []
