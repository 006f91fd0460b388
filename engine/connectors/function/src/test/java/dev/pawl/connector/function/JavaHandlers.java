package dev.pawl.connector.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Java functions for tests; they see the JDK and Lambda's interfaces, and nothing of ours. */
public final class JavaHandlers {
    private JavaHandlers() {}

    /** A method that is a handler by itself. */
    public static int total(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    /** An order. */
    public static final class Order {
        private String item = "";
        private List<Integer> counts = List.of();

        public String getItem() {
            return item;
        }

        public void setItem(String item) {
            this.item = item;
        }

        public List<Integer> getCounts() {
            return counts;
        }

        public void setCounts(List<Integer> counts) {
            this.counts = counts;
        }
    }

    /** An error of one's own. */
    public static final class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfStock(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Takes an object of its own type. */
    public static final class Typed implements RequestHandler<Order, Map<String, Object>> {
        @Override
        public Map<String, Object> handleRequest(Order order, Context context) {
            switch (order.getItem()) {
                case "nothing" -> throw new OutOfStock("no nothing", new IOException("dry"));
                case "everything" -> hoard();
                default -> {
                    context.getLogger().log("logged " + order.getItem());
                    System.out.println("printed");
                }
            }
            int left = context.getRemainingTimeInMillis();
            return Map.of("text", order.getItem() + ": " + total(order.getCounts()), "function",
                    context.getFunctionName(), "arn", context.getInvokedFunctionArn(), "memory",
                    context.getMemoryLimitInMB(), "timely", left > 1000 && left <= 30_000, "who",
                    context.getClientContext().getCustom().get("who"));
        }

        private static void hoard() {
            List<long[]> all = new ArrayList<>();
            while (all.size() < Integer.MAX_VALUE) {
                all.add(new long[1 << 17]);
            }
            System.out.println(all.size());
        }
    }

    /** Copies. */
    public static final class Streams implements RequestStreamHandler {
        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            in.transferTo(out);
        }
    }
}
