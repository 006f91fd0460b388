package dev.pawl.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** A wire between a node and its database that can be cut: nothing comes through then, and nobody is told. */
final class CutProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile boolean slow;

    CutProxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void cut(boolean now) {
        cut = now;
    }

    /** Takes 5 ms for each piece that comes through, in each direction. */
    void slow(boolean now) {
        slow = now;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket here = server.accept();
                open.add(here);
                Thread.ofVirtual().start(() -> connect(here));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void connect(Socket here) {
        try {
            awaitMended();
            Socket there = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(there);
            here.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(here, there));
            pump(there, here);
        } catch (IOException e) {
            drop(here);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[16_384];
        try {
            int read = from.getInputStream().read(bytes);
            while (read >= 0) {
                awaitMended();
                if (slow) {
                    LockSupport.parkNanos(5_000_000);
                }
                to.getOutputStream().write(bytes, 0, read);
                read = from.getInputStream().read(bytes);
            }
        } catch (IOException e) {
            // one end is gone, and so the other one
        } finally {
            drop(from);
            drop(to);
        }
    }

    private void awaitMended() {
        while (cut && !server.isClosed()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private void drop(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // it was closed
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        open.forEach(this::drop);
    }
}
