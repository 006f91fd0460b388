package dev.pawl.items.folder;

import dev.pawl.items.bucket.KeyOrder;
import dev.pawl.items.bucket.Listing;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One page of a folder's files in the order of their keys. Of each folder no more names are in memory than
 * the page
 * can take.
 */
final class FolderListing {
    private final Path bucket;
    private final String prefix;
    private final String after;
    private final int most;
    private final List<Listing.Entry> entries = new ArrayList<>();
    private boolean more;

    FolderListing(Path bucket, String prefix, Optional<String> after, int most) {
        this.bucket = bucket;
        this.prefix = prefix;
        this.after = after.orElse("");
        this.most = most;
    }

    Listing read() throws IOException {
        read(bucket, "");
        return new Listing(entries, more);
    }

    /** Reads a folder, whose name all keys in it begin with. */
    private void read(Path folder, String key) throws IOException {
        String last = "";
        while (true) {
            int room = most - entries.size() + 1;
            NavigableMap<String, Path> children = children(folder, key, last, room);
            for (Map.Entry<String, Path> child : children.entrySet()) {
                if (more) {
                    return;
                }
                take(child.getKey(), child.getValue());
            }
            if (children.size() < room || more) {
                return;
            }
            // They gave less than they were: folders may be empty.
            last = children.lastKey();
        }
    }

    private void take(String key, Path path) throws IOException {
        if (key.endsWith("/")) {
            read(path, key);
        } else if (entries.size() == most) {
            more = true;
        } else {
            entry(key, path).ifPresent(entries::add);
        }
    }

    /**
     * The first so many names of a folder behind the last; those of folders end in a slash, which puts them in
     * their place.
     */
    private NavigableMap<String, Path> children(Path folder, String key, String last, int room) throws IOException {
        NavigableMap<String, Path> first = new TreeMap<>(KeyOrder.COMPARATOR);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path path : all) {
                String name = String.valueOf(path.getFileName());
                if (name.startsWith(ObjectPaths.RESERVED)) {
                    continue;
                }
                boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
                String child = key + name + (isFolder ? "/" : "");
                if (KeyOrder.isBehind(child, last) && isWanted(child, isFolder)) {
                    first.put(child, path);
                    if (first.size() > room) {
                        first.pollLastEntry();
                    }
                }
            }
        } catch (NoSuchFileException e) {
            return first; // went away while we read
        }
        return first;
    }

    private boolean isWanted(String child, boolean isFolder) {
        boolean behind = KeyOrder.isBehind(child, after) || (isFolder && after.startsWith(child));
        boolean under = child.startsWith(prefix) || (isFolder && prefix.startsWith(child));
        return behind && under;
    }

    private static Optional<Listing.Entry> entry(String key, Path path) throws IOException {
        try {
            BasicFileAttributes about = Files.readAttributes(path, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return about.isRegularFile()
                    ? Optional
                            .of(new Listing.Entry(key, FolderBuckets.etag(about), about.lastModifiedTime().toInstant(),
                                    about.size(), "STANDARD"))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
