"""All texts for users, in Chinese and English: the tables in `data/` and the functions that fill them in."""
