"""A data key under a passphrase: Argon2id makes a key of it, which AES key wrap (RFC 3394) uses.

Both libraries belong to the extra `encrypt`, and nothing here is cryptography of our own. AES key
wrap is made for just this: it needs no nonce that could be used twice, and its check tells a wrong
passphrase from a right one.
"""

import secrets
import unicodedata
from typing import Final

from stakeholders.domain.recovery_key import KEY_LENGTH, DirectoryKey
from stakeholders.store.encryption_errors import EncryptionMissingError
from stakeholders.store.key_file import Cost, WrappedKey

_SALT_LENGTH: Final = 16


def wrap(key: DirectoryKey, passphrase: str, cost: Cost | None = None) -> WrappedKey:
    """Return the key under a passphrase, with a salt of its own.

    Raises:
        EncryptionMissingError: when the extra is not installed.
    """
    salt, cost = secrets.token_bytes(_SALT_LENGTH), cost or Cost()
    derived = _derived(passphrase, salt, cost)
    from cryptography.hazmat.primitives.keywrap import aes_key_wrap

    return WrappedKey(salt, cost, aes_key_wrap(derived, key.value))


def unwrap(wrapped: WrappedKey, passphrase: str) -> DirectoryKey | None:
    """Return the key that a passphrase gives free, None when it is the wrong one.

    Raises:
        EncryptionMissingError: when the extra is not installed.
    """
    derived = _derived(passphrase, wrapped.salt, wrapped.cost)
    from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

    try:
        return DirectoryKey(aes_key_unwrap(derived, wrapped.wrapped))
    except (InvalidUnwrap, ValueError):
        return None


def _derived(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    try:
        import cryptography  # noqa: F401 - both or none
        from argon2.low_level import Type, hash_secret_raw
    except ImportError as error:
        raise EncryptionMissingError from error
    return hash_secret_raw(
        # The same letters are the same passphrase on every keyboard (RFC 8265 §4.2.2).
        unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=KEY_LENGTH,
        type=Type.ID,
    )


def decrypted(key: DirectoryKey, page: bytes, vector: bytes) -> bytes:
    """Return a page of an encrypted file as SQLCipher has it in memory, without its check."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    decryptor = Cipher(algorithms.AES(key.value), modes.CBC(vector)).decryptor()
    return decryptor.update(page) + decryptor.finalize()
