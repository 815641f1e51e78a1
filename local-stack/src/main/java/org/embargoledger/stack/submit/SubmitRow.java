package org.embargoledger.stack.submit;

import java.util.function.BiFunction;
import org.embargoledger.model.importing.CellFault;

/**
 * A row to send.
 *
 * @param line where it begins in the file
 * @param json as the batch endpoint takes it
 * @param naming turns a pointer into the row and what is wrong there into words of the file
 */
public record SubmitRow(
    long line, String key, byte[] json, BiFunction<String, String, CellFault> naming) {}
