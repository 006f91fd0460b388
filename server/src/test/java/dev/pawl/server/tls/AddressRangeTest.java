package dev.pawl.server.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({"10.0.0.0/8,10.1.2.3,true", "10.0.0.0/8,11.0.0.0,false", "10.0.0.5,10.0.0.5,true",
            "10.0.0.5,10.0.0.4,false", "0.0.0.0/0,1.2.3.4,true", "192.168.4.0/22,192.168.7.255,true",
            "192.168.4.0/22,192.168.8.0,false", "fd00::/8,fd12::1,true", "fd00::/8,[fd12::1],true",
            "fd00::/8,10.0.0.1,false", "10.0.0.0/8,localhost,false", "10.0.0.0/8,unknown,false"})
    void a_range_contains_what_begins_alike(String range, String address, boolean contained) {
        assertThat(AddressRange.parse(range).orElseThrow().contains(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "example.com/8", "::/129",
            "/8"})
    void what_is_no_address_is_none(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @Test
    void names_are_not_looked_up() {
        assertThat(AddressRange.parse("one.one.one.one")).isEmpty();
    }
}
