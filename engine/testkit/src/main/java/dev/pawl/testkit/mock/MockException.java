package dev.pawl.testkit.mock;

/**
 * A task that no mock answers, or mocks that cannot be understood. The message says where and what was
 * expected.
 */
public final class MockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what was expected and what there is. */
    public MockException(String message) {
        super(message);
    }
}
