"""Everything said to people, in Chinese and English."""
