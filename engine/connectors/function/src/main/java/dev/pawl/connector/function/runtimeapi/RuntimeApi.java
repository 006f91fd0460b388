package dev.pawl.connector.function.runtimeapi;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Serves one process, on a port of the loopback interface that nobody else is told. */
public final class RuntimeApi implements AutoCloseable {
    /** The most that Lambda takes as an answer. */
    public static final int MAX_RESPONSE_BYTES = 6_291_556;

    private static final int MAX_CONNECTIONS = 64;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(
            java.nio.charset.StandardCharsets.ISO_8859_1);

    private final ServerSocket socket;
    private final Session session = new Session(MAX_RESPONSE_BYTES);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private RuntimeApi(ServerSocket socket) {
        this.socket = socket;
    }

    /**
     * Listens.
     *
     * @throws IOException
     *             if no port is free
     */
    public static RuntimeApi open() throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[]{127, 0, 0, 1}), 0));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        RuntimeApi api = new RuntimeApi(socket);
        Thread.ofVirtual().name("runtime API " + socket.getLocalPort()).start(api::accept);
        return api;
    }

    /** Host and port, as AWS_LAMBDA_RUNTIME_API has it. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** Completes when the process asks for its first event: empty then, otherwise with why it never will. */
    public CompletableFuture<Optional<Result>> begun() {
        return session.begun();
    }

    /** Gives out an event; the future completes with what came of it. One at a time. */
    public CompletableFuture<Result> give(Event event) {
        return session.give(event);
    }

    /** Nothing more will come from the process: whoever waits for it learns that it is gone. */
    @Override
    public void close() {
        session.end(new Result.Gone());
        try {
            socket.close();
        } catch (IOException e) {
            // It was to be closed, and nobody can do more.
        }
        connections.forEach(RuntimeApi::hangUp);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                if (connections.size() > MAX_CONNECTIONS || socket.isClosed() || !Peer.isOurs(connection)) {
                    connections.remove(connection);
                    hangUp(connection);
                } else {
                    Thread.ofVirtual().name("runtime API").start(() -> serve(connection));
                }
            } catch (IOException e) {
                // Closed, or the other end was gone before it was spoken to.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            OutputStream out = connection.getOutputStream();
            RequestReader requests = new RequestReader(connection.getInputStream(), MAX_RESPONSE_BYTES);
            Optional<Request> request = requests.next(() -> out.write(CONTINUE));
            while (request.isPresent()) {
                boolean last = request.get().lastOfConnection();
                out.write(session.reply(request.get()).bytes(last));
                out.flush();
                request = last ? Optional.empty() : requests.next(() -> out.write(CONTINUE));
            }
        } catch (IOException e) {
            // The process is what counts, not its connections: it may open another.
        } finally {
            connections.remove(connection);
        }
    }

    private static void hangUp(Socket connection) {
        try {
            connection.close();
        } catch (IOException e) {
            // It was to be closed, and nobody can do more.
        }
    }
}
