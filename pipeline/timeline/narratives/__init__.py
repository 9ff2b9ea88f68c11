"""Where an IMR's narrative says something else than its own agency's chronology."""
