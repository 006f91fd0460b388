package dev.pawl.arn;

/** Where resources live: the part of an ARN that is the same for everything of one account in one region. */
public record ArnScope(String partition, String region, String account) {
    /** In the partition {@code aws}. */
    public static ArnScope of(String region, String account) {
        return new ArnScope("aws", region, account);
    }

    /** The ARN of a resource of this scope, such as {@code activity:checkout}. */
    String arnOf(String resource) {
        return "arn:" + partition + ":states:" + region + ":" + account + ":" + resource;
    }
}
