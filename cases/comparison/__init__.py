"""Two to four case studies side by side: what differs, what is alike, what nobody knows."""
