// The few drawings of the controls. Each stands beside a word or carries none: all are decoration.
import type { ComponentChildren, JSX } from "preact";

function Icon({ children }: { children: ComponentChildren }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      {children}
    </svg>
  );
}

const slash = <path class="icon-slash" d="M4 4l16 16" />;

export const MicrophoneIcon = ({ isOff = false }) => (
  <Icon>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3" />
    {isOff && slash}
  </Icon>
);

export const CameraIcon = ({ isOff = false }) => (
  <Icon>
    <rect x="3" y="6.5" width="12.5" height="11" rx="2.5" />
    <path d="M15.5 11l5.5-3v8l-5.5-3" />
    {isOff && slash}
  </Icon>
);

export const DevicesIcon = () => (
  <Icon>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="17" r="2" />
  </Icon>
);

export const TextIcon = () => (
  <Icon>
    <path d="M4 5.5h16v11H11l-4.5 3.5v-3.5H4z" />
  </Icon>
);

export const SignalIcon = () => (
  <Icon>
    <path d="M5 19v-3M10 19v-7M15 19V9M20 19V5" />
  </Icon>
);

export const LeaveIcon = () => (
  <Icon>
    <path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9" />
  </Icon>
);

export const Lamp = () => (
  <svg class="lamp" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
    <circle class="lamp-glow" cx="12" cy="13" r="10" />
    <path class="lamp-frame" d="M12 2v3M8 8l1.5-3h5L16 8M7.5 8h9l-1.2 10H8.7zM9 21h6" />
    <path
      class="lamp-flame"
      d="M12 10.2c1.7 1.9 2.4 3 2.4 4.2a2.4 2.4 0 0 1-4.8 0c0-1.2.7-2.3 2.4-4.2z"
    />
  </svg>
);
