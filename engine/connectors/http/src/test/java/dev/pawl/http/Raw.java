package dev.pawl.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that knows no HTTP: it writes whatever a test wants. */
final class Raw implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Writes to whoever connects, and hangs up when it returns. */
    interface Behaviour {
        void write(OutputStream out) throws IOException;
    }

    Raw(Behaviour behaviour) throws IOException {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    sockets.add(socket);
                    Thread.ofVirtual().start(() -> serve(behaviour, socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static void serve(Behaviour behaviour, Socket socket) {
        try (socket) {
            socket.getInputStream().read(new byte[4096]);
            behaviour.write(socket.getOutputStream());
        } catch (IOException e) {
            // The other end hung up, which is what some tests wait for.
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/";
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
