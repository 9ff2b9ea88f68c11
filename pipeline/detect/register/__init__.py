"""What is known of a case: its people in every form they may take, and what was found once, found everywhere."""
