package dev.pawl.container.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port of this machine that leads to the Docker Engine, and can be cut. */
final class FaultyWire implements AutoCloseable {
    private final Path socket;
    private final ServerSocketChannel server;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private FaultyWire(Path socket, ServerSocketChannel server) {
        this.socket = socket;
        this.server = server;
    }

    static FaultyWire toEngine() {
        URI host = URI.create(Optional.ofNullable(System.getenv("DOCKER_HOST")).orElse("unix:///var/run/docker.sock"));
        assumeTrue("unix".equals(host.getScheme()), "Needs a Docker Engine behind a socket of this machine");
        try {
            ServerSocketChannel server = ServerSocketChannel.open()
                    .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            FaultyWire wire = new FaultyWire(Path.of(host.getPath()), server);
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.socket().getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(FaultyWire::end);
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                if (cut) {
                    client.close();
                } else {
                    SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                    open.add(client);
                    open.add(engine);
                    Thread.ofVirtual().start(() -> copy(client, engine));
                    Thread.ofVirtual().start(() -> copy(engine, client));
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void copy(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        } catch (IOException e) {
            // the other side is gone
        }
        end(from);
        end(to);
        open.remove(from);
        open.remove(to);
    }

    private static void end(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // it is closed
        }
        cut();
    }
}
