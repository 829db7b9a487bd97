"""The part of JSON Schema that the schema of the format uses."""

import re
from typing import Any

TYPES: dict[str, type[Any] | tuple[type[Any], ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
}


class Validator:
    """Tells what a schema has against a value."""

    def __init__(self, root: dict[str, Any]) -> None:
        """Keep the whole schema, in which references lead."""
        self.root = root

    def find_faults(self, value: object, schema: Any = None, where: str = "") -> list[str]:
        """Return what is wrong, each with where it is; nothing when all is well."""
        schema = self.root if schema is None else schema
        found: list[str] = []
        for word, rule in schema.items():
            name = re.sub("[A-Z]", lambda letter: f"_{letter[0].lower()}", word.lstrip("$"))
            check = getattr(self, f"_{name}", None)
            if check is not None:
                found += check(rule, value, where)
        return found + self._combined(schema, value, where)

    def _combined(self, schema: dict[str, Any], value: object, where: str) -> list[str]:
        found: list[str] = []
        if isinstance(value, dict) and schema.get("additionalProperties") is not None:
            rest = schema["additionalProperties"]
            for key in value.keys() - schema.get("properties", {}).keys():
                if rest is False:
                    found.append(f"{where}/{key}: unknown")
                else:
                    found += self.find_faults(value[key], rest, f"{where}/{key}")
        if "if" in schema:
            holds = not self.find_faults(value, schema["if"], where)
            found += self.find_faults(value, schema.get("then" if holds else "else", {}), where)
        return found

    def _ref(self, rule: str, value: object, where: str) -> list[str]:
        return self.find_faults(value, self.root["$defs"][rule.rpartition("/")[2]], where)

    def _type(self, rule: str | list[str], value: object, where: str) -> list[str]:
        names = [rule] if isinstance(rule, str) else rule
        fits = any(
            isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))
            for name in names
        )
        return [] if fits else [f"{where}: not {names}"]

    def _enum(self, rule: list[object], value: object, where: str) -> list[str]:
        return [] if value in rule else [f"{where}: not one of {rule}"]

    def _not(self, rule: dict[str, Any], value: object, where: str) -> list[str]:
        return [] if self.find_faults(value, rule, where) else [f"{where}: must not be {rule}"]

    def _pattern(self, rule: str, value: object, where: str) -> list[str]:
        bad = isinstance(value, str) and not re.search(rule, value)
        return [f"{where}: not like {rule}"] if bad else []

    def _required(self, rule: list[str], value: object, where: str) -> list[str]:
        if not isinstance(value, dict):
            return []
        return [f"{where}: {key} is missing" for key in rule if key not in value]

    def _properties(self, rule: dict[str, Any], value: object, where: str) -> list[str]:
        found: list[str] = []
        for key in rule.keys() & value.keys() if isinstance(value, dict) else ():
            found += self.find_faults(value[key], rule[key], f"{where}/{key}")  # type: ignore[index]
        return found

    def _property_names(self, rule: dict[str, Any], value: object, where: str) -> list[str]:
        found: list[str] = []
        for key in value if isinstance(value, dict) else ():
            found += self.find_faults(key, rule, f"{where}/{key}")
        return found

    def _items(self, rule: dict[str, Any], value: object, where: str) -> list[str]:
        found: list[str] = []
        for number, item in enumerate(value if isinstance(value, list) else ()):
            found += self.find_faults(item, rule, f"{where}/{number}")
        return found

    def _any_of(self, rule: list[dict[str, Any]], value: object, where: str) -> list[str]:
        each = [self.find_faults(value, schema, where) for schema in rule]
        return [] if not all(each) else min(each, key=len)

    def _one_of(self, rule: list[dict[str, Any]], value: object, where: str) -> list[str]:
        each = [self.find_faults(value, schema, where) for schema in rule]
        fitting = sum(not found for found in each)
        return (
            [] if fitting == 1 else [f"{where}: {fitting} of {len(each)} fit", *min(each, key=len)]
        )

    def _min_length(self, rule: int, value: object, where: str) -> list[str]:
        short = isinstance(value, str) and len(value) < rule
        return [f"{where}: too short"] if short else []

    def _max_length(self, rule: int, value: object, where: str) -> list[str]:
        long = isinstance(value, str) and len(value) > rule
        return [f"{where}: too long"] if long else []

    def _min_items(self, rule: int, value: object, where: str) -> list[str]:
        return [f"{where}: too few"] if isinstance(value, list) and len(value) < rule else []

    def _min_properties(self, rule: int, value: object, where: str) -> list[str]:
        return [f"{where}: too few"] if isinstance(value, dict) and len(value) < rule else []

    def _max_properties(self, rule: int, value: object, where: str) -> list[str]:
        return [f"{where}: too many"] if isinstance(value, dict) and len(value) > rule else []

    def _minimum(self, rule: float, value: object, where: str) -> list[str]:
        low = isinstance(value, (int, float)) and value < rule
        return [f"{where}: too small"] if low else []

    def _maximum(self, rule: float, value: object, where: str) -> list[str]:
        high = isinstance(value, (int, float)) and value > rule
        return [f"{where}: too large"] if high else []
