"""What the catalogue gives away: each kind of thing as JSON, CSV, GeoJSON, feed, and as dataset."""
