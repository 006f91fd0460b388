package dev.pawl.asl.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.Location;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApprovalArgumentsTest {
    private static final String START = "{\"Title\":\"Pay\",\"Approvers\":{\"Users\":[\"alice\",\"bob\"]}";

    private static List<String> mistakes(String arguments, Dynamic dynamic) {
        return ApprovalArguments.check(Json.read(arguments), Location.ROOT, dynamic).stream().map(Mistake::toString)
                .toList();
    }

    @Test
    void everythingThatThereIsMakesSense() {
        assertThat(mistakes("""
                {"Title":"Pay","Message":"Please","Details":[1],"Approvers":{"Users":["alice"],"Groups":["finance"]},
                 "Quorum":{"Approve":2},"RejectQuorum":1,"Form":{"type":"object"},"Requester":"erin",
                 "SelfApproval":false,"Reminders":[60,3600],"Due":"2026-03-01T12:00:00+01:00","OnDue":"Reject",
                 "Escalation":[{"After":60,"To":{"Groups":["boss"]}}],"Notify":["email"]}""", Dynamic.NOTHING))
                .isEmpty();
        assertThat(mistakes(START + ",\"Quorum\":\"all\",\"Reminders\":60,\"Due\":60}", Dynamic.NOTHING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{} | Expected Title, but it is missing at / ; Expected Approvers, but it is missing at /",
            "7 | Expected an object with Title and Approvers, but found number at /",
            "START,\"Tite\":1} | Expected one of Approvers, Details, Due, Escalation, Form, Message, Notify, OnDue, Quorum, RejectQuorum, Reminders, Requester, SelfApproval, Title, but found 'Tite' at /Tite",
            "{\"Title\":\" \",\"Approvers\":{\"Users\":[\"a\"]}} | Expected a text of 1 to 200 characters, but found \" \" at /Title",
            "{\"Title\":\"T\",\"Approvers\":[]} | Expected an object, but found a list of 0 at /Approvers",
            "{\"Title\":\"T\",\"Approvers\":{}} | Expected at least one of Users and Groups, but nobody is named at /Approvers",
            "{\"Title\":\"T\",\"Approvers\":{\"Users\":[\"a b\"]}} | Expected a name of 1 to 128 letters, digits, '_', '.', '@', '+' or '-', but found \"a b\" at /Approvers/Users[0]",
            "START,\"Quorum\":0} | Expected \"all\", a whole number from 1 to 100, or {\"Approve\": number}, but found 0 at /Quorum",
            "START,\"Quorum\":\"most\"} | Expected \"all\", a whole number from 1 to 100, or {\"Approve\": number}, but found \"most\" at /Quorum",
            "START,\"Quorum\":3} | Expected a quorum that 2 approvers can reach, but it is 3 at /Quorum",
            "START,\"SelfApproval\":false} | Expected Requester beside \"SelfApproval\": false, but it is missing: nobody would be kept out at /SelfApproval",
            "START,\"OnDue\":\"Reject\"} | Expected Due beside OnDue, but it is missing at /OnDue",
            "START,\"Due\":\"soon\"} | Expected seconds from 1 to 99999999 or a time such as 2026-03-01T12:00:00Z, but found \"soon\" at /Due",
            "START,\"Due\":\"+10000-01-01T00:00:00Z\"} | Expected seconds from 1 to 99999999 or a time such as 2026-03-01T12:00:00Z, but found \"+10000-01-01T00:00:00Z\" at /Due",
            "START,\"Due\":1,\"OnDue\":\"Wait\"} | Expected one of Fail, Reject, Approve, but found \"Wait\" at /OnDue",
            "START,\"Reminders\":[]} | Expected a list of 1 to 20 values, but found a list of 0 at /Reminders",
            "START,\"Reminders\":1.5} | Expected seconds from 1 to 99999999, but found 1.5 at /Reminders",
            "START,\"Escalation\":[{\"After\":0}]} | Expected To, but it is missing at /Escalation[0] ; Expected seconds from 1 to 99999999, but found 0 at /Escalation[0]/After",
            "START,\"Form\":\"x\"} | Expected an object, but found \"x\" at /Form"})
    void whatMakesNoSenseIsToldWithItsPlace(String arguments, String mistakes) {
        assertThat(String.join(" ; ", mistakes(arguments.replace("START", START), Dynamic.NOTHING)))
                .isEqualTo(mistakes);
    }

    @Test
    void whatIsKnownOnlyLaterIsNotJudged() {
        assertThat(mistakes("""
                {"Title":"{% $t %}","Approvers":{"Users":"{% $u %}"},"Quorum":{"Approve":"{% $n %}"},
                 "Reminders":["{% $r %}"],"Due":"{% $d %}","SelfApproval":false,"Requester":"{% $who %}"}""",
                Dynamic.JSONATA)).isEmpty();
        assertThat(mistakes("\"{% $all %}\"", Dynamic.JSONATA)).isEmpty();
        assertThat(mistakes("{\"Title.$\":\"$.t\",\"Approvers\":{\"Users.$\":\"$.u\"},\"Quorum.$\":\"$.q\"}",
                Dynamic.JSON_PATH)).isEmpty();
        assertThat(mistakes("{\"Title\":\"{% $t %}\",\"Approvers.$\":\"$.a\",\"Foo.$\":\"$.f\"}", Dynamic.JSON_PATH))
                .singleElement().asString().contains("'Foo'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "STANDARD | arn:pawl:states:::approval:request | {\"Title\":\"T\",\"Approvers\":{\"Users\":[\"a\"]}} | ''",
            "STANDARD | arn:pawl:states:::approval:request | {\"Title\":\"T\",\"Approvers\":{}} | nobody is named",
            "STANDARD | arn:pawl:states:::approval:ask | {} | is not recognized",
            "EXPRESS | arn:pawl:states:::approval:request | {\"Title\":\"T\",\"Approvers\":{\"Users\":[\"a\"]}} | does not support requests for approval"})
    void theLinterSaysSoWhenAMachineIsCreated(MachineType type, String resource, String arguments, String problem) {
        String definition = """
                {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Task","Resource":"%s","Arguments":%s,
                 "End":true}}}""".formatted(resource, arguments);
        String said = Definitions.check(definition, type) instanceof ParseResult.Refused<?> refused
                ? refused.problems().toString()
                : "";
        assertThat(said).contains(problem);
        assertThat(said.isEmpty()).isEqualTo(problem.isEmpty());
    }
}
