"""Everything said to people, in Chinese and English: tables of words in `data/`, and what fills them in."""
