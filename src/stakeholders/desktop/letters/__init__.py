"""Letters: the page on which one text is filled for each, and seen before it leaves."""
