"""Suite: every benchmark, with the size at which it is judged.

A new benchmark is a function `(size) -> Figures` in a module named after what it measures, and
one line here.
"""

from typing import Final

from tests.benchmarks.body_duplicates import find_bodies_and_posts
from tests.benchmarks.bundle_speed import start_bundle
from tests.benchmarks.capture_speed import read_a_page
from tests.benchmarks.coverage_speed import show_who_is_missing
from tests.benchmarks.duplicate_speed import scan_contacts
from tests.benchmarks.encryption_speed import encrypt_contacts
from tests.benchmarks.file_speed import import_and_export, read_files
from tests.benchmarks.generator_speed import invent_contacts, write_them
from tests.benchmarks.history_speed import edit_contacts, log_an_import
from tests.benchmarks.list_speed import refresh_lists
from tests.benchmarks.measure import Benchmark
from tests.benchmarks.opening_speed import open_contacts
from tests.benchmarks.participants_speed import draw_up_participants
from tests.benchmarks.printing_speed import print_a_list
from tests.benchmarks.search_speed import search_contacts
from tests.benchmarks.store_speed import find_contacts, save_contacts
from tests.benchmarks.window_speed import start_window, type_in_window, work_in_window

BENCHMARKS: Final = (
    Benchmark("invent contacts", invent_contacts, size=20_000, small=40),
    Benchmark("write contacts", write_them, size=2_000, small=20),
    Benchmark("save contacts", save_contacts, size=10_000, small=20),
    Benchmark("find contacts", find_contacts, size=100_000, small=20),
    Benchmark("search contacts", search_contacts, size=100_000, small=20),
    Benchmark("scan for duplicates", scan_contacts, size=100_000, small=40),
    Benchmark("organisations there twice", find_bodies_and_posts, size=5_000, small=40),
    Benchmark("refresh lists", refresh_lists, size=100_000, small=60),
    Benchmark("show who is missing", show_who_is_missing, size=200, small=3),
    Benchmark("edit contacts", edit_contacts, size=1_000_000, small=20),
    Benchmark("log an import", log_an_import, size=10_000, small=20),
    Benchmark("open contacts", open_contacts, size=1_000_000, small=20),
    Benchmark("encrypt contacts", encrypt_contacts, size=100_000, small=20),
    Benchmark("start the window", start_window, size=100_000, small=20),
    Benchmark("start the bundle", start_bundle, size=100_000, small=20),
    Benchmark("frames of the window", work_in_window, size=100_000, small=20),
    Benchmark("type in the window", type_in_window, size=100_000, small=8),
    Benchmark("read files", read_files, size=100_000, small=20),
    Benchmark("import and export", import_and_export, size=100_000, small=20),
    Benchmark("read a page", read_a_page, size=100_000, small=3_000),
    Benchmark("print a list", print_a_list, size=150, small=5),
    Benchmark("draw up participants", draw_up_participants, size=2_000, small=12),
)
