"""How a run is spread over the machine."""
