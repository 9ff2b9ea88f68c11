"""What every layer reads with: clean text and the way back to what was written, tokens, mentions, the words around a name."""
