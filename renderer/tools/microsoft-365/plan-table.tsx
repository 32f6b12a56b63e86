import cards from '../../components/card-table.module.css';
import styles from './plan.module.css';

interface PlanTableProps {
  head: readonly string[];
  /** The first cell names the row. */
  rows: readonly (readonly string[])[];
  /** Place of the row that is shown in full, and what happens when another one is pressed. */
  picked?: number;
  onPick?(place: number): void;
  pickLabel?(name: string): string;
}

/** Rows of the plan as they come from the thread; the first cell may be a button that shows more of its row. */
export function PlanTable({ head, rows, picked, onPick, pickLabel }: PlanTableProps) {
  return (
    <table className={cards.table}>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name = '', ...cells], place) => (
          <tr key={`${name} ${cells.join(' ')}`}>
            <th scope="row">
              {onPick ? (
                <button
                  type="button"
                  className={styles.pick}
                  aria-label={pickLabel?.(name)}
                  aria-pressed={place === picked}
                  onClick={() => onPick(place)}
                >
                  {name}
                </button>
              ) : (
                <span className={styles.name}>{name}</span>
              )}
            </th>
            {cells.map((cell, index) => (
              <td key={head[index + 1]} data-label={head[index + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
