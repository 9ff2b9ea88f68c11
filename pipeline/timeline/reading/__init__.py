"""What a row says, whatever it is asked for: word lists, people and names, how words stand in their clause, who told whom."""
