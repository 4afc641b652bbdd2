"""Charts on Vietnam: what it loses, how the treaty came to Hanoi, and its own laws."""

from hanoibook.charts.vietnam import host_victim_source_lawmaker, the_road_to_hanoi, what_vietnam_loses

__all__ = ["host_victim_source_lawmaker", "the_road_to_hanoi", "what_vietnam_loses"]
