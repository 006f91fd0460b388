package dev.pawl.server.backup;

import dev.pawl.scratch.OwnerOnly;
import dev.pawl.scratch.WorkFolder;
import dev.pawl.store.jooq.StoreAddress;
import dev.pawl.store.jooq.StoreDatabase;
import dev.pawl.store.jooq.StoreException;
import dev.pawl.store.jooq.check.StoreCheck;
import dev.pawl.store.jooq.copy.PageCopy;
import dev.pawl.store.jooq.copy.StoreCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Backups of one store in one vault. */
public final class Backups {
    /** What the names of all backups begin with. */
    static final String PREFIX = "pawl-";
    private static final String MANIFEST = ".json";
    private static final int MANIFEST_BYTES = 1 << 20;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private final Vault vault;
    private final Clock clock;

    /** Those in that vault. */
    public Backups(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * How a backup is made.
     *
     * @param compress
     *            with gzip
     * @param check
     *            whether every history in it is replayed
     * @param bytesPerSecond
     *            how fast at most the store is read
     * @param version
     *            of this program
     * @param configuration
     *            SHA-256 of the configuration that goes with it
     */
    public record Making(boolean compress, boolean check, long bytesPerSecond, String version,
            Optional<String> configuration) {}

    /** How many backups are kept, and for how long; the newest always is. */
    public record Keeping(int newest, Optional<Duration> maxAge) {}

    /** Where they are. */
    public Vault vault() {
        return vault;
    }

    /**
     * Makes one, also while a server writes to the store.
     *
     * @throws BackupException
     *             if it cannot be made; then none is there that looks as if
     */
    public Manifest create(StoreAddress store, Making making, StoreCopy.Progress progress) {
        try {
            try (WorkFolder work = WorkFolder.in(vault.workFolder())) {
                return create(store, making, progress, work);
            }
        } catch (IOException e) {
            throw new BackupException("Expected to make a backup in " + vault + ", but: " + e.getMessage(), e);
        }
    }

    private Manifest create(StoreAddress store, Making making, StoreCopy.Progress progress, WorkFolder work)
            throws IOException {
        Instant now = clock.instant();
        String name = freeName(now);
        Path copy = work.file(name + ".db");
        copy(store, copy, making, progress);
        Contents contents = Contents.of(copy, store.toString());
        if (making.check()) {
            requireWhole(copy, store.toString());
        }
        Manifest.Content database = Digested.of(copy);
        Path stored = copy;
        if (making.compress()) {
            stored = work.file(copy.getFileName() + Digested.GZIP);
            Digested.compress(copy, stored);
        }
        Manifest manifest = new Manifest(name, contents.format(), making.version(),
                store instanceof StoreAddress.SqliteFile ? "sqlite" : "postgres", now, Digested.of(stored), database,
                contents.heads(), contents.counts(), contents.key(), making.configuration());
        vault.put(stored, manifest.stored().file());
        verifyStored(manifest, work);
        Path about = work.file(manifest.file());
        Files.writeString(OwnerOnly.file(about), manifest.json().toPrettyString() + "\n");
        vault.put(about, manifest.file());
        return manifest;
    }

    private static void copy(StoreAddress store, Path copy, Making making, StoreCopy.Progress progress) {
        try {
            switch (store) {
                case StoreAddress.SqliteFile file -> PageCopy.copy(file, copy, making.bytesPerSecond(), progress);
                case StoreAddress.PostgresUrl url -> {
                    try (StoreDatabase from = StoreDatabase.read(url);
                            StoreDatabase to = StoreDatabase.create(new StoreAddress.SqliteFile(copy))) {
                        StoreCopy.copy(from, to, progress);
                    }
                }
            }
        } catch (StoreException e) {
            // a store that is not there is a mistake of whoever named it; all else is a backup that failed
            if (store instanceof StoreAddress.SqliteFile file && !Files.exists(file.file())) {
                throw e;
            }
            throw new BackupException(String.valueOf(e.getMessage()), e);
        }
    }

    private String freeName(Instant now) throws IOException {
        Set<String> taken = new HashSet<>(vault.names());
        String name = PREFIX + STAMP.format(now);
        for (int i = 2; takes(taken, name); i++) {
            name = PREFIX + STAMP.format(now) + "-" + i;
        }
        return name;
    }

    private static boolean takes(Set<String> taken, String name) {
        return taken.stream().anyMatch(file -> file.startsWith(name + "."));
    }

    /** Reads back what was stored: what cannot be read now is no backup. */
    private void verifyStored(Manifest manifest, WorkFolder work) throws IOException {
        Path again = work.file("again.db");
        try {
            Digested.fetch(vault, manifest, again);
        } catch (BackupException e) {
            vault.delete(manifest.stored().file());
            throw e;
        } finally {
            Files.deleteIfExists(again);
        }
    }

    /**
     * What is in a vault.
     *
     * @param backups
     *            newest first
     * @param unreadable
     *            why a manifest cannot be read, by the name of its backup, newest first: one that is damaged
     *            hides
     *            no other
     */
    public record Found(List<Manifest> backups, NavigableMap<String, String> unreadable) {}

    /** All whose manifests can be read, newest first. */
    public List<Manifest> list() {
        return look().backups();
    }

    /** Looks at everything that is there. */
    public Found look() {
        try {
            List<Manifest> all = new ArrayList<>();
            NavigableMap<String, String> unreadable = new TreeMap<>(Comparator.reverseOrder());
            for (String file : vault.names()) {
                if (file.startsWith(PREFIX) && file.endsWith(MANIFEST)) {
                    String name = file.substring(0, file.length() - MANIFEST.length());
                    try {
                        all.add(read(name));
                    } catch (BackupException e) {
                        unreadable.put(name, String.valueOf(e.getMessage()));
                    }
                }
            }
            all.sort(Comparator.comparing(Manifest::createdAt).thenComparing(Manifest::name).reversed());
            return new Found(all, unreadable);
        } catch (IOException e) {
            throw new BackupException("Expected to list the backups in " + vault + ", but: " + e.getMessage(), e);
        }
    }

    private Manifest read(String name) throws IOException {
        try (InputStream in = vault.open(name + MANIFEST)) {
            return Manifest.read(new String(in.readNBytes(MANIFEST_BYTES), StandardCharsets.UTF_8), name,
                    vault + "/" + name + MANIFEST);
        }
    }

    /**
     * The one of that name; the newest if none is named.
     *
     * @throws NoSuchBackupException
     *             if there is none
     * @throws BackupException
     *             if its manifest cannot be read
     */
    public Manifest find(Optional<String> name) {
        Found found = look();
        Optional<Manifest> wanted = found.backups().stream()
                .filter(one -> name.isEmpty() || one.name().equals(name.get())).findFirst();
        // an older one instead of the newest is nothing to take without a word
        Optional<String> hidden = name.isPresent()
                ? name
                : found.unreadable().keySet().stream().findFirst()
                        .filter(newest -> wanted.isEmpty() || newest.compareTo(wanted.get().name()) > 0);
        Optional<String> why = hidden.map(found.unreadable()::get);
        if (why.isPresent()) {
            throw new BackupException(why.get() + wanted.map(older -> ". The newest that can be read is "
                    + older.name() + ": name it to take it").orElse(""));
        }
        return wanted.orElseThrow(() -> missing(name, found.backups()));
    }

    private NoSuchBackupException missing(Optional<String> name, List<Manifest> all) {
        return new NoSuchBackupException(name.isEmpty() || all.isEmpty()
                ? "Expected a backup in " + vault + ", but there is none"
                : "Expected a backup " + name.get() + " in " + vault + ", but there is none of that name. The newest: "
                        + all.stream().map(Manifest::name).limit(5).collect(Collectors.joining(", "))
                        + ". pawl backup list shows all.");
    }

    /**
     * Takes one out and looks whether it is what it says.
     *
     * @param check
     *            whether every history in it is replayed
     * @throws BackupException
     *             if it is damaged
     */
    public void verify(Manifest manifest, boolean check) {
        try (WorkFolder work = WorkFolder.in(vault.workFolder())) {
            Path copy = work.file("verify.db");
            Digested.fetch(vault, manifest, copy);
            requireSame(manifest, copy);
            if (check) {
                requireWhole(copy, manifest.name());
            }
        } catch (IOException e) {
            throw new BackupException("Expected to read " + manifest.name() + " in " + vault + ", but: "
                    + e.getMessage(), e);
        }
    }

    /** Whether a copy holds what its manifest says. */
    static void requireSame(Manifest manifest, Path copy) {
        Contents contents = Contents.of(copy, manifest.name());
        if (contents.format() != manifest.format() || !contents.heads().equals(manifest.heads())
                || !contents.counts().equals(manifest.counts()) || !contents.key().equals(manifest.key())) {
            throw new BackupException("Expected " + manifest.name() + " to hold " + manifest.counts() + " at "
                    + manifest.heads() + ", but it holds " + contents.counts() + " at " + contents.heads());
        }
    }

    private static void requireWhole(Path copy, String what) {
        StoreCheck.Report report = StoreCheck.run(new StoreAddress.SqliteFile(copy),
                StoreCheck.Options.everything());
        if (!report.whole()) {
            throw new BackupException("Expected " + what + " to be whole, but: " + report.findings().getFirst().text()
                    + " (" + report.findings().getFirst().subject() + "). pawl check shows more.");
        }
    }

    /**
     * Throws away what need not be kept: manifests first, so that none speaks of a file that is gone.
     *
     * @return those that are gone
     */
    public List<Manifest> prune(Keeping keeping) {
        List<Manifest> all = list();
        Instant oldest = keeping.maxAge().map(age -> clock.instant().minus(age)).orElse(Instant.MIN);
        List<Manifest> gone = new ArrayList<>();
        for (int i = 1; i < all.size(); i++) {
            if (i >= keeping.newest() || all.get(i).createdAt().isBefore(oldest)) {
                delete(all.get(i));
                gone.add(all.get(i));
            }
        }
        return gone;
    }

    /** Throws one away. */
    public void delete(Manifest manifest) {
        try {
            vault.delete(manifest.file());
            vault.delete(manifest.stored().file());
        } catch (IOException e) {
            throw new BackupException("Expected to remove " + manifest.name() + " from " + vault + ", but: "
                    + e.getMessage(), e);
        }
    }
}
