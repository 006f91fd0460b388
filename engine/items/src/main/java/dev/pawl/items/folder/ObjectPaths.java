package dev.pawl.items.folder;

import dev.pawl.items.bucket.BucketException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where the objects of a bucket lie.
 *
 * @param bucket
 *            real path of its folder
 */
record ObjectPaths(Path bucket) {
    /** Files of ours that are no objects yet begin so. */
    static final String RESERVED = ".pawl-";

    /** The file of an object that is there: a plain one, without a symbolic link on the way to it. */
    Path existing(String key) throws BucketException {
        Path file = path(key);
        try {
            // A path that is not real as it stands leads over a link, or has other capitals than the key.
            if (file.toRealPath().equals(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return file;
            }
        } catch (NoSuchFileException e) {
            throw BucketException.noSuchKey();
        } catch (IOException e) {
            throw FolderBuckets.failed(e);
        }
        throw BucketException.noSuchKey();
    }

    /** The file that an object is to have; its folders are made. */
    Path forWriting(String key) throws BucketException {
        Path file = path(key);
        Path folder = file.getParent() == null ? bucket : file.getParent();
        try {
            refuseLinks(folder);
            Files.createDirectories(folder);
            if (!folder.toRealPath().equals(folder) || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw refused(key);
            }
        } catch (IOException e) {
            throw FolderBuckets.failed(e);
        }
        return file;
    }

    /** Before folders are made in them. */
    private void refuseLinks(Path folder) throws BucketException {
        for (Path at = folder; at != null && !at.equals(bucket); at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                throw refused(bucket.relativize(folder).toString());
            }
        }
    }

    private Path path(String key) throws BucketException {
        for (String part : key.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.startsWith(RESERVED)
                    || part.indexOf('\\') >= 0 || part.indexOf('\0') >= 0) {
                throw refused(key);
            }
        }
        try {
            return bucket.resolve(key);
        } catch (InvalidPathException e) {
            throw refused(key);
        }
    }

    private static BucketException refused(String key) {
        return new BucketException("InvalidArgument", "A bucket that is a folder cannot have the key " + key + ".",
                null);
    }
}
