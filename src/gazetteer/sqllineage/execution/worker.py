"""The child process that reads one large statement under a limit of CPU time; started by `budget`."""

from __future__ import annotations

import gc
import pickle
import sys


def main() -> None:
    """Read a pickled task from standard input, write the pickled state to standard output."""
    from gazetteer.sqllineage.execution.budget import Task, run_task

    task: Task = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from the process that started this one
    _limit(task.cpu_seconds)
    # Trees are large and die together: collecting often would cost a third of the time.
    gc.set_threshold(200_000, 20, 20)
    pickle.dump(run_task(task), sys.stdout.buffer)


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:
        # Windows has no such limit; the parent's time-out remains.
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))


if __name__ == "__main__":
    main()
