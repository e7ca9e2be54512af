"""How Jinja compiles a template here: as it always does, with a count of what it does on its way.

The code that it writes calls methods of `BriefEnvironment`: `spend` at the head of each body that can run again,
`enter` and `leave` around a file that is included, `hold` around a list that is written out, `weighed` around what
is compared, `admit` around a slice and `concatenate` for `~`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from traceback import walk_tb
from types import FrameType

from jinja2 import TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame, operators
from jinja2.parser import Parser

_BODIES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)
"""What has a body that runs again, beside the whole file: each turn, each call."""


def count_bodies(tree: nodes.Template) -> nodes.Template:
    """`tree` with each body that can run again counted by what stands in it."""
    for owner in (tree, *tree.find_all(_BODIES)):
        body: list[nodes.Node] = getattr(owner, "body")  # noqa: B009 - each of `_BODIES` has one
        weight = 1 + sum(1 for child in body for _ in child.find_all(nodes.Node))
        spend = nodes.EnvironmentAttribute("spend", lineno=owner.lineno)
        call = nodes.Call(spend, [nodes.Const(weight)], [], None, None, lineno=owner.lineno)
        body.insert(0, nodes.ExprStmt(call, lineno=owner.lineno))
    return tree


@contextmanager
def bound_nesting(name: str | None, filename: str | None) -> Iterator[None]:
    """Tell of a file that is nested too deeply for Jinja or Python to read it. Raises TemplateSyntaxError."""
    try:
        yield
    except (RecursionError, MemoryError, SyntaxError, ValueError) as error:
        what = "a number is too long" if isinstance(error, ValueError) else "the file is nested too deeply"
        lines = [line for frame, _ in walk_tb(error.__traceback__) if (line := _line(frame))]
        raise TemplateSyntaxError(what, lines[-1] if lines else 1, name, filename) from None


def _line(frame: FrameType) -> int | None:
    """The line of the template that Jinja was at, in a frame of its parser or its compiler."""
    match dict(frame.f_locals):
        case {"self": Parser() as parser}:
            return parser.stream.current.lineno
        case {"node": nodes.Node() as node} | {"self": nodes.Node() as node}:
            return node.lineno
        case _:
            return None


class CountingCode(CodeGenerator):
    """Jinja's compiler, with the calls that count."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802
        """A call; one that counts goes straight to the environment."""
        if isinstance(node.node, nodes.EnvironmentAttribute):
            self.visit(node.node, frame)
            self.write("(")
            self.visit(node.args[0], frame)
            self.write(")")
        else:
            super().visit_Call(node, frame, forward_caller=forward_caller)

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802
        """An import, a level deeper."""
        self.writeline("environment.enter()", node)
        super().visit_Import(node, frame)
        self.writeline("environment.leave()", node)

    def visit_FromImport(self, node: nodes.FromImport, frame: Frame) -> None:  # noqa: N802
        """An import of names, a level deeper."""
        self.writeline("environment.enter()", node)
        super().visit_FromImport(node, frame)
        self.writeline("environment.leave()", node)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """An include, a level deeper."""
        self.writeline("environment.enter()", node)
        super().visit_Include(node, frame)
        self.writeline("environment.leave()", node)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Texts side by side."""
        with self._inside("concatenate"):
            self.write("(")
            for child in node.nodes:
                self.visit(child, frame)
                self.write(", ")
            self.write(")")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """A comparison, both sides weighed."""
        self.write("(")
        with self._inside("weighed"):
            self.visit(node.expr, frame)
        for operand in node.ops:
            self.visit(operand, frame)
        self.write(")")

    def visit_Operand(self, node: nodes.Operand, frame: Frame) -> None:  # noqa: N802
        """An operator of a comparison and what stands behind it."""
        self.write(f" {operators[node.op]} ")
        with self._inside("weighed"):
            self.visit(node.expr, frame)

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """A part of a value; a slice is a new one."""
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        with self._inside("admit"):
            with self._inside("weighed"):
                self.visit(node.node, frame)
            self.write("[")
            self.visit(node.arg, frame)
            self.write("]")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        """A list that is written out."""
        with self._inside("hold"):
            super().visit_List(node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """A table that is written out."""
        with self._inside("hold"):
            super().visit_Dict(node, frame)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        """A list in parentheses; where names are set it is none."""
        if node.ctx == "load":
            with self._inside("hold"):
                super().visit_Tuple(node, frame)
        else:
            super().visit_Tuple(node, frame)

    @contextmanager
    def _inside(self, method: str) -> Iterator[None]:
        self.write(f"environment.{method}(")
        yield
        self.write(")")
