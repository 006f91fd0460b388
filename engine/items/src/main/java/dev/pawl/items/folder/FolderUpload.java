package dev.pawl.items.folder;

import dev.pawl.items.bucket.BucketException;
import dev.pawl.items.bucket.Upload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes beside the place, and takes the place at once when all is on the disk. */
final class FolderUpload implements Upload {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path file;
    private final Path beside;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long sizeBytes;
    private boolean done;

    FolderUpload(Path file) throws IOException {
        this.file = file;
        beside = file.resolveSibling(ObjectPaths.RESERVED + UUID.randomUUID());
        channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws BucketException {
        try {
            int written = 0;
            while (written < length) {
                int count = Math.min(buffer.remaining(), length - written);
                buffer.put(bytes, offset + written, count);
                written += count;
                if (!buffer.hasRemaining()) {
                    drain();
                }
            }
            sizeBytes += length;
        } catch (IOException e) {
            throw FolderBuckets.failed(e);
        }
    }

    private void drain() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public long complete() throws BucketException {
        try {
            drain();
            channel.force(true);
            channel.close();
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            done = true;
            return sizeBytes;
        } catch (IOException e) {
            throw FolderBuckets.failed(e);
        }
    }

    @Override
    public void close() {
        if (!done) {
            done = true;
            try {
                channel.close();
                Files.deleteIfExists(beside);
            } catch (IOException e) {
                return; // a file of ours that stays is no object
            }
        }
    }
}
