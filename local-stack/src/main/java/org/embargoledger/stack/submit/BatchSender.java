package org.embargoledger.stack.submit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.embargoledger.model.importing.CellFault;
import org.embargoledger.model.importing.RowRefusedException;
import org.embargoledger.stack.Failure;
import org.embargoledger.stack.StackException;
import org.embargoledger.stack.api.Api;
import org.embargoledger.stack.demo.Problem;

/**
 * Sends rows in batches, one after the other, so that a later row can build on an earlier one. A
 * batch whose answer was lost is sent again: every row has its key, so none is taken twice.
 */
public final class BatchSender {

  /** Few enough that a batch's reports fit into the buffers of a connection nobody reads yet. */
  private static final int ROWS_MAX = 500;

  private static final int BYTES_MAX = 4 << 20;
  private static final String PATH = "/v1/events:batch";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api api;
  private final Tally tally;
  private final Consumer<RowRefusedException> refusals;
  private final List<SubmitRow> rows = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** What became of the rows. */
  public static final class Tally {
    private long recorded;
    private long replayed;
    private long refused;

    public long recorded() {
      return recorded;
    }

    public long replayed() {
      return replayed;
    }

    public long refused() {
      return refused;
    }

    public long rows() {
      return recorded + replayed + refused;
    }

    /** A row that was not even sent. */
    public void addRefused() {
      refused++;
    }
  }

  public BatchSender(Api api, Tally tally, Consumer<RowRefusedException> refusals) {
    this.api = api;
    this.tally = tally;
    this.refusals = refusals;
  }

  public void send(SubmitRow row) {
    rows.add(row);
    body.writeBytes(row.json());
    body.write('\n');
    if (rows.size() == ROWS_MAX || body.size() > BYTES_MAX) {
      flush();
    }
  }

  /** To be called behind the last row. */
  public void flush() {
    if (rows.isEmpty()) {
      return;
    }
    HttpResponse<byte[]> answer = api.post(PATH, "application/x-ndjson", body.toByteArray());
    if (answer.statusCode() != 200) {
      throw api.refused(PATH, answer);
    }
    List<String> reports = new String(answer.body(), StandardCharsets.UTF_8).lines().toList();
    if (reports.size() != rows.size() + 1) {
      throw brokenOff();
    }
    try {
      for (int i = 0; i < rows.size(); i++) {
        take(rows.get(i), JSON.readTree(reports.get(i)));
      }
    } catch (IOException e) {
      throw brokenOff();
    }
    rows.clear();
    body.reset();
  }

  private void take(SubmitRow row, JsonNode report) {
    switch (report.path("status").asInt()) {
      case 201 -> tally.recorded++;
      case 200 -> tally.replayed++;
      default -> {
        tally.refused++;
        refusals.accept(new RowRefusedException(row.line(), faults(row, report)));
      }
    }
  }

  private static List<CellFault> faults(SubmitRow row, JsonNode report) {
    List<CellFault> faults = new ArrayList<>();
    report
        .path("errors")
        .forEach(
            error ->
                faults.add(
                    row.naming()
                        .apply(error.path("pointer").asText(), error.path("detail").asText())));
    return faults.isEmpty() ? List.of(new CellFault("", Problem.tell(report.toString()))) : faults;
  }

  private StackException brokenOff() {
    return new StackException(
        Failure.SERVER_REFUSED,
        "The answer to the rows from line %d on broke off. Send the file again: no row is taken twice."
            .formatted(rows.get(0).line()));
  }
}
