package dev.breaker.examples.kotlin

import java.io.ByteArrayOutputStream
import java.io.PrintStream
import org.junit.jupiter.api.Assertions.assertLinesMatch
import org.junit.jupiter.api.Test

class SuspendedTest {
    @Test
    fun `given up calls trip the circuit`() {
        val expected = listOf(
            "1: a kettle",
            "The backend hangs, and three coroutines call it at once:",
            "2: given up after 2 s",
            "3: given up after 2 s",
            "4: given up after 2 s",
            "The circuit trips: 3 of 4 calls failed \\(75.0 %\\): 3 x slow",
            "5: refused, try again in \\d+ s",
            "6: refused, try again in \\d+ s",
        )
        assertLinesMatch(expected, printedByMain())
    }

    private fun printedByMain(): List<String> {
        val before = System.out
        val printed = ByteArrayOutputStream()
        System.setOut(PrintStream(printed, true, Charsets.UTF_8))
        try {
            main()
        } finally {
            System.setOut(before)
        }
        return printed.toString(Charsets.UTF_8).trimEnd().lines()
    }
}
