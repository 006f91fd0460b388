package dev.pawl.runtime;

/** Knows by an ARN whether an execution or a map run is meant. */
final class Addresses implements Posts {
    private static final String MAP_RUN = ":mapRun:";

    private final Posts executions;
    private final Posts mapRuns;

    Addresses(Posts executions, Posts mapRuns) {
        this.executions = executions;
        this.mapRuns = mapRuns;
    }

    @Override
    public void post(String arn, Mail mail) {
        of(arn).post(arn, mail);
    }

    @Override
    public void postIfOpen(String arn, Mail mail) {
        of(arn).postIfOpen(arn, mail);
    }

    private Posts of(String arn) {
        return isMapRun(arn) ? mapRuns : executions;
    }

    static boolean isMapRun(String arn) {
        return arn.contains(MAP_RUN);
    }
}
