package dev.pawl.examples.large;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Makes a file of transfers, always the same one for the same number of lines:
 * {@code java Transfers.java FILE LINES}.
 * One line of 200 is wrong; near the middle, one line of a hundred thousand begins a block that is damaged.
 */
public final class Transfers {
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
    private static final int DAMAGED_LINES = 400;

    private Transfers() {}

    /** Where, and how many lines. */
    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        write(file, Integer.parseInt(args[1]));
        System.out.println(Files.size(file) / 1024 + " KiB in " + file);
    }

    /** Writes that many transfers, behind a line of headers. */
    static void write(Path file, int lines) throws IOException {
        Random random = new Random(lines);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.println("id,iban,amount,currency,purpose");
            for (int i = 1; i <= lines; i++) {
                out.println(line(i, i % 100_000 - Math.min(lines, 100_000) / 2, random));
            }
        }
    }

    private static String line(int number, int fromMiddle, Random random) {
        String account = String.format(Locale.ROOT, "%018d", random.nextLong(1_000_000_000_000_000L));
        BigDecimal amount = BigDecimal.valueOf(100 + random.nextInt(5_000_000), 2);
        String currency = random.nextInt(10) == 0 ? "USD" : "EUR";
        if (fromMiddle >= 0 && fromMiddle < DAMAGED_LINES) {
            return "T" + number + ",####,####,####,####";
        }
        String iban = random.nextInt(200) == 0 ? "DE00" + account : iban(account);
        return "T" + number + "," + iban + "," + amount + "," + currency + ",Invoice " + (2_000_000 + number);
    }

    /** A German IBAN with the check digits that it has to have. */
    private static String iban(String account) {
        int rest = new BigInteger(account + "131400").mod(NINETY_SEVEN).intValue();
        return String.format(Locale.ROOT, "DE%02d%s", 98 - rest, account);
    }
}
