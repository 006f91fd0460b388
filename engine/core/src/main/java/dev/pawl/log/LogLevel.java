package dev.pawl.log;

import dev.pawl.history.Event;
import dev.pawl.history.json.AwsHistory;

/** Which events are logged. */
public enum LogLevel {
    /** All that AWS has. */
    ALL {
        @Override
        public boolean includes(Event event) {
            return !(event instanceof Event.Internal);
        }
    },
    /**
     * What went wrong anywhere: whatever failed, ran out of time or was aborted, and the entry into a Fail state.
     */
    ERROR {
        @Override
        public boolean includes(Event event) {
            if (event instanceof Event.Internal) {
                return false;
            }
            String type = AwsHistory.type(event);
            return type.endsWith("Failed") || type.endsWith("Aborted") || type.endsWith("TimedOut")
                    || type.equals("FailStateEntered");
        }
    },
    /** Executions that ended without success. */
    FATAL {
        @Override
        public boolean includes(Event event) {
            return event instanceof Event.ExecutionFailed || event instanceof Event.ExecutionAborted
                    || event instanceof Event.ExecutionTimedOut;
        }
    },
    /** Nothing. */
    OFF {
        @Override
        public boolean includes(Event event) {
            return false;
        }
    };

    /** Whether events like this one are logged. */
    public abstract boolean includes(Event event);
}
