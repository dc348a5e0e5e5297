"""EDTF as a program has it that we did not write: edtf-validate."""

import warnings


def is_edtf(text: str) -> bool:
    """Whether edtf-validate takes a text for EDTF; it is written for an older pyparsing, which warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from edtf_validate.valid_edtf import is_valid  # noqa: PLC0415 - it warns when it is imported

        return bool(is_valid(text))
