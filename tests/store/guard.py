"""The guard: TEMP triggers that fail on every write that goes past an operation."""

import sqlcipher3.dbapi2 as driver

from stakeholders.store import schema

FREE = (*schema.LOCAL_TABLES, *schema.DERIVED_TABLES)
"""Tables that are written without an operation: of this machine, or made anew at any time."""

ERASURE = "contact.erased"
"""The operation that may make the log forget values."""
_NOT_BLANKED = (
    "NOT guard_erases() OR NEW.before <> '{}' OR NEW.after <> '{}' OR NEW.op <> OLD.op "
    "OR NEW.row_uid <> OLD.row_uid OR NEW.table_name <> OLD.table_name"
)


class Guard:
    """Watches one connection: which operation is being written in the present transaction."""

    def __init__(self, connection: driver.Connection) -> None:
        self._operation: int | None = None
        self._erases = False
        connection.create_function("guard_operation", 0, self._present)
        connection.create_function("guard_begin", 2, self._begin)
        connection.create_function("guard_erases", 0, lambda: int(self._erases))
        connection.set_trace_callback(self._hear)
        for trigger in _triggers():
            connection.execute(trigger).close()

    def _present(self) -> int | None:
        return self._operation

    def _begin(self, operation: int, label: str) -> None:
        self._operation = operation
        self._erases = label == ERASURE

    def _hear(self, statement: str) -> None:
        if statement.startswith("BEGIN"):
            self._operation = None


def install(connection: driver.Connection) -> None:
    """Guard a writer: give this to `Database(prepare_writer=…)`."""
    Guard(connection)


def _triggers() -> list[str]:
    begin = (
        "CREATE TEMP TRIGGER guard_operation AFTER INSERT ON main.operation "
        "BEGIN SELECT guard_begin(NEW.id, NEW.label); END"
    )
    logged = [trigger for table in schema.LOGGED_TABLES for trigger in _of_logged(table.name)]
    log = [trigger for name in ("change", "change_batch") for trigger in _of_log(name)]
    return [begin, *_of_operation(), *logged, *log]


def _of_logged(name: str) -> list[str]:
    columns = [
        column.name
        for column in schema.metadata.tables[name].columns
        if column.name not in schema.DERIVED_COLUMNS
    ]
    return [
        _forbidden(name, "INSERT", "NEW.created_op IS NOT guard_operation()"),
        _forbidden(name, "INSERT", "NEW.updated_op IS NOT guard_operation()", "marked"),
        _forbidden(
            name, f"UPDATE OF {', '.join(columns)}", "NEW.updated_op IS NOT guard_operation()"
        ),
        _forbidden(name, "UPDATE", "NEW.uid <> OLD.uid OR NEW.id <> OLD.id", "key"),
        _forbidden(name, "DELETE", "1"),
    ]


def _of_log(name: str) -> list[str]:
    return [
        _forbidden(name, "INSERT", "NEW.op IS NOT guard_operation()"),
        _forbidden(name, "UPDATE", _NOT_BLANKED if name == "change" else "1"),
        _forbidden(name, "DELETE", "1"),
    ]


def _of_operation() -> list[str]:
    return [
        _forbidden("operation", "UPDATE", "NEW.id IS NOT guard_operation() AND NOT guard_erases()"),
        _forbidden("audit", "UPDATE", "1"),
        _forbidden("audit", "DELETE", "1"),
        _forbidden("operation", "DELETE", "OLD.id IS NOT guard_operation()"),
    ]


def _forbidden(table: str, action: str, when: str, what: str = "") -> str:
    verb = action.partition(" ")[0]
    name = f"guard_{table}_{verb.lower()}_{what}"
    return (
        f"CREATE TEMP TRIGGER {name} BEFORE {action} ON main.{table} WHEN {when} "
        f"BEGIN SELECT RAISE (ABORT, 'guard: {verb} of {table}'); END"
    )
