"""The table of values in the chart's README, generated from the comments in values.yaml.

The comments have the format of helm-docs: a key is described by the comment above it that starts with `# --`. A key
with a description is one row, together with everything below it.
"""
import json

import yaml

START, END = "<!-- values -->\n", "<!-- end of values -->\n"


class UndescribedKey(AssertionError):
    pass


def description_above(lines, number):
    """Returns the comment that ends above the line with the given number, without its marks, or None."""
    comment = []
    for line in reversed(lines[:number]):
        text = line.strip()
        if not text.startswith("#"):
            break
        comment.insert(0, text.removeprefix("#").strip())
        if text.startswith("# --"):
            return " ".join(comment).removeprefix("--").strip()
    return None


def rows(node, lines, path=""):
    """Yields (path, value, description) of every described key, in the order of the file."""
    for key, value in node.value:
        name = f"{path}{key.value}"
        description = description_above(lines, key.start_mark.line)
        if description:
            yield name, yaml.SafeLoader("").construct_document(value), description
        elif isinstance(value, yaml.MappingNode) and value.value:
            yield from rows(value, lines, f"{name}.")
        else:
            raise UndescribedKey(f"values.yaml: {name} has no comment that starts with `# --`")


def table(chart):
    text = (chart / "values.yaml").read_text()
    lines = ["| value | default | description |", "|---|---|---|"]
    for name, value, description in rows(yaml.compose(text), text.splitlines()):
        # A long default is better read in the file itself.
        default = f"`{json.dumps(value, ensure_ascii=False)}`" if len(json.dumps(value)) <= 100 else "see `values.yaml`"
        cells = (f"`{name}`", default, description)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def current_readme(chart):
    """Returns the README of a chart with the current table."""
    before, _, rest = (chart / "README.md").read_text().partition(START)
    _, _, after = rest.partition(END)
    return before + START + table(chart) + END + after
