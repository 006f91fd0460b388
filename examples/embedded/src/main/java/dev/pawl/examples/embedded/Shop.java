package dev.pawl.examples.embedded;

import dev.pawl.embedded.Function;
import dev.pawl.embedded.FunctionCall;
import dev.pawl.embedded.WorkflowError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the workflow's tasks do. The ledger is a file, so that everybody can see what was done how often. */
public final class Shop {
    private final Path ledger;

    /** With that ledger. */
    public Shop(Path ledger) {
        this.ledger = ledger;
    }

    /** Puts the items aside. */
    @Function("reserve")
    public void reserve(Order order) throws OutOfStockException {
        if (order.count() > 100) {
            throw new OutOfStockException(order.item());
        }
        write("reserved " + order.count() + " " + order.item());
    }

    /** Takes the money. The bank is busy at first, and refuses some cards. */
    @Function("charge")
    public Receipt charge(Charge charge, FunctionCall call) {
        if (call.retryCount() == 0) {
            throw new WorkflowError("BankBusy", "the bank asks to be called again");
        }
        if (charge.card().startsWith("0")) {
            throw new WorkflowError("CardRefused", "the bank does not know the card " + charge.card());
        }
        write("charged " + charge.amount());
        return new Receipt("R-" + charge.order(), charge.amount());
    }

    /** Puts the items back. */
    @Function("release")
    public void release(Order order) {
        write("released " + order.count() + " " + order.item());
    }

    /** Sends the items. */
    @Function("ship")
    public Parcel ship(Receipt receipt) {
        write("shipped " + receipt.number());
        return new Parcel(receipt.number().substring(2), receipt.number(),
                LocalDate.now(ZoneOffset.UTC).plusDays(receipt.amount().compareTo(BigDecimal.TEN) > 0 ? 1 : 3));
    }

    private synchronized void write(String line) {
        try {
            Files.writeString(ledger, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
