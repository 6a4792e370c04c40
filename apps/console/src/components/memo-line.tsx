import type { LicenseDecidedV1, RuleResult } from '@ytterby/contracts';
import { OUTCOME_LABELS, RESULT_LABELS, valueText, words } from '../model/labels';
import { groupRules, type RuleGroup } from '../model/memo';
import { CitationText } from './citation';

function Compared({ compared }: { readonly compared: Readonly<Record<string, string>> }) {
  return (
    <table className="compared">
      <caption className="hidden">Values compared</caption>
      <tbody>
        {Object.entries(compared).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{words(name)}</th>
            <td>{valueText(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rule({ rule }: { readonly rule: RuleResult }) {
  return (
    <li className={`rule ${rule.result}`} data-testid="rule" data-result={rule.result}>
      <h5>{rule.rule}</h5>
      <p>{rule.because}</p>
      {rule.compared !== undefined && Object.keys(rule.compared).length > 0 && <Compared compared={rule.compared} />}
      <CitationText citation={rule.citation} />
    </li>
  );
}

function Group({ group }: { readonly group: RuleGroup }) {
  const label = RESULT_LABELS[group.result];
  const rules = (
    <ul className="rules">
      {group.rules.map((rule, index) => (
        <Rule key={`${rule.rule} ${index}`} rule={rule} />
      ))}
    </ul>
  );
  if (group.result === 'hit' || group.result === 'undetermined') {
    return (
      <div className="group">
        <h4>
          {label.short} <span className="muted">{label.meaning}</span>
        </h4>
        {rules}
      </div>
    );
  }
  return (
    <details className="group">
      <summary>
        <h4>
          {label.short} ({group.rules.length}) <span className="muted">{label.meaning}</span>
        </h4>
      </summary>
      {rules}
    </details>
  );
}

interface Props {
  readonly line: LicenseDecidedV1['lines'][number];
  readonly description: string;
}

/** The decision on one line: its rules in groups, what decides first. */
export function MemoLine({ line, description }: Props) {
  return (
    <section className="memo-line" data-testid="memo-line" data-line-id={line.lineId}>
      <h3>
        <span>
          Line {line.lineId}
          {description !== '' && `: ${description}`}
        </span>
        <span className="line-outcome">{OUTCOME_LABELS[line.outcome].short}</span>
      </h3>
      {line.rules.length === 0 && <p className="muted">No rule touches this line.</p>}
      {groupRules(line.rules).map((group) => (
        <Group key={group.result} group={group} />
      ))}
    </section>
  );
}
