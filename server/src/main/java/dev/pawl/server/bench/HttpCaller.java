package dev.pawl.server.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * One connection that is kept open. It does as little as possible, because the server needs the same cores.
 */
public final class HttpCaller implements AutoCloseable {
    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String head;

    /** Connects to a port of this machine. */
    public HttpCaller(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 4096);
        out = socket.getOutputStream();
        head = "POST / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/x-amz-json-1.0\r\n"
                + "X-Amz-Target: AWSStepFunctions.StartExecution\r\nContent-Length: ";
    }

    /**
     * Starts an execution and waits for the answer.
     *
     * @throws IOException
     *             if it is another one than 200; the message has the answer
     */
    public void start(String machine, String name, String input) throws IOException {
        start(machine, Optional.of(name), input);
    }

    /**
     * The same; without a name the server gives one.
     *
     * @throws IOException
     *             if it is another one than 200; the message has the answer
     */
    public void start(String machine, Optional<String> name, String input) throws IOException {
        String body = "{\"stateMachineArn\":\"" + machine + "\","
                + name.map(given -> "\"name\":\"" + given + "\",").orElse("") + "\"input\":\""
                + input.replace("\"", "\\\"") + "\"}";
        out.write((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).trim());
            }
        }
        byte[] answer = in.readNBytes(length);
        if (!status.contains(" 200 ")) {
            throw new IOException("Expected status 200, but got " + status + " "
                    + new String(answer, StandardCharsets.UTF_8));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The server closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
