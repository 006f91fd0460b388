package dev.pawl.http.call;

import dev.pawl.egress.EgressException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Why there was no answer, in words and in the name of an exception that AWS would show. */
public enum NoAnswer {
    /** The egress rules forbid it. */
    FORBIDDEN("EgressException"),
    /** The name has no address. */
    UNKNOWN_HOST("UnknownHostException"),
    /** Nobody listens there, or nobody can be reached. */
    UNREACHABLE("ConnectException"),
    /** The certificate or the handshake. */
    NOT_TRUSTED("SSLException"),
    /** It took too long. */
    LATE("SocketTimeoutException"),
    /** What came was no answer. */
    BROKEN("IOException");

    private final String exception;

    NoAnswer(String exception) {
        this.exception = exception;
    }

    /** A class of exception. */
    public String exception() {
        return exception;
    }

    /** What that exception says. */
    public static NoAnswer of(IOException thrown) {
        return switch (thrown) {
            case EgressException e -> FORBIDDEN;
            case UnknownHostException e -> UNKNOWN_HOST;
            case ConnectTimeoutException e -> LATE;
            case SocketTimeoutException e -> LATE;
            case ConnectException e -> UNREACHABLE;
            case SSLException e -> NOT_TRUSTED;
            case java.net.SocketException e when String.valueOf(e.getMessage()).contains("unreachable") -> UNREACHABLE;
            default -> BROKEN;
        };
    }

    /** A sentence. */
    public String sentence(String host, IOException thrown) {
        String detail = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        return switch (this) {
            case FORBIDDEN -> detail;
            case UNKNOWN_HOST -> "Expected an address of " + host + ", but the name is not known";
            case UNREACHABLE -> "Expected a connection to " + host + ", but: " + detail;
            case NOT_TRUSTED -> "Expected TLS with " + host + ", but: " + detail;
            case LATE -> "Expected an answer from " + host + " in time, but: " + detail;
            case BROKEN -> "Expected an answer from " + host + ", but: " + detail;
        };
    }
}
