package dev.pawl.server.auth;

/**
 * A key that requests are signed with.
 *
 * @param id
 *            what is sent along
 * @param secret
 *            what is never sent
 * @param principal
 *            whose key it is
 */
public record AccessKey(String id, String secret, Principal principal) {
    /** Refuses empty parts: an empty secret would let everybody sign. */
    public AccessKey {
        if (id.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("Expected an access key with an id and a secret, but one is empty");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AccessKey[id=" + id + ", principal=" + principal + "]";
    }
}
