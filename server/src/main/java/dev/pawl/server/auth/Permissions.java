package dev.pawl.server.auth;

import static dev.pawl.server.auth.Permission.ADMINISTER;
import static dev.pawl.server.auth.Permission.APPROVE;
import static dev.pawl.server.auth.Permission.EDIT;
import static dev.pawl.server.auth.Permission.NONE;
import static dev.pawl.server.auth.Permission.OPERATE;
import static dev.pawl.server.auth.Permission.VIEW;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which permission each operation and each route needs. One that is not listed is refused to everybody. */
public final class Permissions {
    private static final Map<Permission, List<String>> TABLE = Map.of(
            NONE, List.of("DescribeApi", "DescribeServer", "EndOwnSession", "ListOwnSessions"),
            VIEW, List.of(
                    // the wire
                    "DescribeActivity", "DescribeExecution", "DescribeMapRun", "DescribeStateMachine",
                    "DescribeStateMachineAlias", "DescribeStateMachineForExecution", "GetExecutionHistory",
                    "ListActivities", "ListExecutions", "ListMapRuns", "ListStateMachineAliases",
                    "ListStateMachineVersions", "ListStateMachines", "ListTagsForResource",
                    "ValidateStateMachineDefinition",
                    // beside it
                    "AuditApprovals", "DescribeApproval", "DescribeSchedule", "GetStateMachineStatistics",
                    "GetHealth", "GetMetrics", "GetOverview", "DescribeCluster", "GetTaskLog", "ListApprovals",
                    "ListBulkActions", "DescribeBulkAction",
                    "GetExecutionLineage", "CheckMigration", "ListConnectors", "ListSchedules",
                    "ListStateMachineStatistics",
                    "ListTaskLogs", "PreviewSchedule", "GetRetention", "GetArchivedExecution", "ListArchives",
                    "ListHolds", "DescribeDrain", "ListLimits", "ListWaiting"),
            OPERATE, List.of(
                    "StartExecution", "StartSyncExecution", "StopExecution", "RedriveExecution", "UpdateMapRun",
                    "GetActivityTask", "SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat", "InvokeFunction",
                    "ForkExecution", "MigrateExecution", "CreateBulkAction", "CancelBulkAction",
                    "PauseSchedule", "ResumeSchedule", "RunSchedule", "HoldExecution",
                    "PauseExecution", "ResumeExecution", "PauseStateMachine", "ResumeStateMachine"),
            APPROVE, List.of("ClaimApproval", "DecideApproval", "DelegateApproval", "DiscussApproval"),
            EDIT, List.of(
                    "CreateActivity", "CreateStateMachine", "CreateStateMachineAlias", "DeleteActivity",
                    "DeleteStateMachine", "DeleteStateMachineAlias", "DeleteStateMachineVersion",
                    "PublishStateMachineVersion", "TagResource", "UntagResource", "UpdateStateMachine",
                    "UpdateStateMachineAlias", "TestState",
                    "CreateSchedule", "UpdateSchedule", "DeleteSchedule"),
            ADMINISTER, List.of(
                    "CreateAccessKey", "CreateToken", "DescribeAccessKey", "DescribeToken", "ListAccessKeys",
                    "ListAudit", "ListTokens", "RevokeAccessKey", "RevokeToken", "RotateAccessKey", "RotateToken",
                    "VerifyAudit", "EndSession", "ListSessions", "PutRetentionPolicy", "RunRetention",
                    "DeleteRetentionPolicy",
                    "ReleaseExecution", "PauseEverything", "ResumeEverything", "BeginDrain", "EndDrain",
                    "PutLimit", "DeleteLimit", "TestAlerts",
                    "CreateBackup", "DeleteBackup", "DescribeStore", "ListBackups", "VerifyBackup"));

    /**
     * Operations about nothing in particular for whoever has the permission on anything: what they show is
     * sifted, or
     * is nobody's. All others without a resource need the permission on everything.
     */
    private static final Set<String> FOR_ANY_GRANT = Set.of("ListActivities", "ListArchives", "ListApprovals",
            "ListBulkActions", "DescribeBulkAction", "CreateBulkAction", "CancelBulkAction", "ListConnectors",
            "ListExecutions", "ListHolds", "ListWaiting", "ListSchedules", "ListStateMachineStatistics",
            "ListStateMachines",
            "ListTaskLogs",
            "PreviewSchedule", "TestState", "ValidateStateMachineDefinition");

    private static final Map<String, Permission> NEEDED = new HashMap<>();

    static {
        TABLE.forEach((permission, operations) -> operations.forEach(operation -> {
            if (NEEDED.put(operation, permission) != null) {
                throw new IllegalStateException("Expected one permission for " + operation + ", but there are two");
            }
        }));
    }

    private Permissions() {}

    /** What an operation needs; empty if nobody knows it, and then nobody may call it. */
    public static Optional<Permission> of(String operation) {
        return Optional.ofNullable(NEEDED.get(operation));
    }

    /** Whether a grant on anything is enough for a request that is about nothing in particular. */
    static boolean isForAnyGrant(String operation) {
        return FOR_ANY_GRANT.contains(operation);
    }

    /** All operations that are listed. */
    public static Set<String> operations() {
        return Set.copyOf(NEEDED.keySet());
    }
}
